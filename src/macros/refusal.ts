/** Why an edit cannot be, in the user's words. */
export interface Refusal {
  readonly ok: false;
  readonly message: string;
}
