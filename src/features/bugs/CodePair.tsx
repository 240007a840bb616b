/** The line that is wrong and the one that is right, told apart by word and sign. */
export function CodePair(props: { readonly wrong: string; readonly right: string }) {
  return (
    <dl class="code-pair">
      <dt>✗ wrong</dt>
      <dd>
        <code>{props.wrong}</code>
      </dd>
      <dt>✓ right</dt>
      <dd>
        <code>{props.right}</code>
      </dd>
    </dl>
  );
}
