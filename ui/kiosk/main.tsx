// The kiosk page: connects to the controller of its own origin and shows what it says.
import { createRoot } from 'react-dom/client';
import { KioskApp } from './app.tsx';
import './styles/index.ts';

createRoot(document.querySelector('#root')!).render(<KioskApp />);
