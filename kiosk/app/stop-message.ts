// The one word that the app says to the controller it started.
export const STOP_MESSAGE = 'stop';
