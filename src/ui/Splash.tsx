import './Splash.css';
import { Logo } from './Logo.tsx';

export interface SplashProps {
  /** What is going on: "Opening neuron.json". */
  readonly text: string;
}

/** What stands on the page while it gets ready. */
export function Splash(props: SplashProps) {
  return (
    <div class="splash" role="status">
      <Logo />
      <p>{props.text}</p>
    </div>
  );
}
