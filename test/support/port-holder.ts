// Another program that has a serial port open, with the exclusive lock that serialport takes: `node port-holder.ts PORT`.
import { systemClock } from '#drivers/clock.ts';
import { openSerialLine } from '#drivers/line/os-serial-line.ts';

const [port = ''] = process.argv.slice(2);
const opened = await openSerialLine(port, 9600, systemClock);
console.log(opened.ok ? 'ready' : opened.sentence);
