// The end of every page: the way back, and help.
import { Icon } from '../../kit/icon.tsx';
import { Slab } from '../../kit/slab.tsx';
import { useKiosk } from '../context.ts';
import { HelpButton } from '../rail.tsx';

export function PageEnd() {
  const { text, openPage } = useKiosk();
  return (
    <nav className="rail" aria-label={text.rail.label}>
      <Slab kind="plain" onClick={() => openPage(undefined)}>
        <Icon name="back" />
        {text.rail.back}
      </Slab>
      <HelpButton isCalled={false} />
    </nav>
  );
}
