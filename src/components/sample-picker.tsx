import { SAMPLE_NAMES, type SampleName } from '../core/environment/sample.ts';
import { Button } from './ui/button.tsx';
import { Icon } from './ui/icon.tsx';
import { MenuButton } from './ui/menu-button.tsx';

export interface SamplePickerProps {
  readonly loadSample: (name: SampleName) => void;
  readonly sampleError: string | undefined;
}

/** Fills the form with a token that the sandbox made: the good one at one press, the others from the menu beside it. */
export function SamplePicker({ loadSample, sampleError }: SamplePickerProps) {
  return (
    <div className="text-right">
      <div className="inline-flex">
        <Button className="rounded-r-none" onClick={() => loadSample('Good token')}>
          Load sample
        </Button>
        <MenuButton
          label="More samples"
          menuLabel="Samples"
          items={SAMPLE_NAMES}
          onChoose={(name) => loadSample(name as SampleName)}
        >
          <Icon name="down" />
        </MenuButton>
      </div>
      {sampleError && (
        <p role="alert" className="mt-1 text-small text-unmet">
          {sampleError}
        </p>
      )}
    </div>
  );
}
