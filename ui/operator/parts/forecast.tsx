// A forecast in words: a figure only where the last days give one.
import { type Forecast } from '../view/forecast.ts';
import { useWords } from '../words.tsx';

/** The words of a forecast, for a cell, a search and a file. */
export function useForecastWords(): (forecast: Forecast) => string {
  const { text } = useWords();
  const words = text.devices.forecast;
  return (forecast) => {
    switch (forecast.kind) {
      case 'unknown':
        return text.shell.unknown;
      case 'full':
        return words.full;
      case 'too-early':
        return words.tooEarly(forecast.daysMissing);
      case 'idle':
        return words.idle;
      case 'far':
        return words.far;
      case 'days':
        return forecast.days === 0 ? words.today : words.days(forecast.days);
    }
  };
}
