// Bags, counts and the bank.
import { z } from 'zod';
import { KioskId } from '../ids.ts';
import { ApprovalAsked, PageQuery, pageOf } from '../operator.ts';
import {
  BagEntry,
  CountAnswer,
  ExchangeEntry,
  NewBag,
  NewCount,
  NewExchange,
  NewLodging,
  NewShipment,
  PositionEntry,
  ShipmentEntry,
  ShipmentLife,
} from '../vault.ts';
import { type Call, WriteHeaders } from './call.ts';

export const operatorVaultCalls = {
  'GET /v1/operator/bags': {
    access: 'operator:viewer',
    summary: 'Bags, newest first',
    query: PageQuery,
    answers: { 200: pageOf('bags', BagEntry) },
    refusals: [],
  },
  'GET /v1/operator/bags/{id}': {
    access: 'operator:viewer',
    summary: 'One bag',
    params: z.strictObject({ id: z.string().min(1).max(60) }),
    answers: { 200: BagEntry },
    refusals: [],
  },
  'POST /v1/operator/bags': {
    access: 'operator:collector',
    summary: 'Seal the coins of a kiosk into a bag',
    headers: WriteHeaders,
    body: NewBag,
    answers: { 201: BagEntry },
    refusals: [],
  },
  'POST /v1/operator/bags/{id}/counts': {
    access: 'operator:collector',
    summary: 'Count a bag, coin by coin',
    headers: WriteHeaders,
    params: z.strictObject({ id: z.string().min(1).max(60) }),
    body: NewCount,
    answers: { 200: CountAnswer },
    refusals: [],
  },
  'POST /v1/operator/kiosks/{id}/epochs/{epoch}/close': {
    access: 'operator:finance',
    summary: 'Propose to give up on the missing records of a kiosk epoch',
    headers: WriteHeaders,
    params: z.strictObject({ id: KioskId, epoch: z.coerce.number().int().min(1) }),
    answers: { 202: ApprovalAsked },
    refusals: [],
  },
  'GET /v1/operator/shipments': {
    access: 'operator:viewer',
    summary: 'Shipments to the bank, newest first',
    query: PageQuery,
    answers: { 200: pageOf('shipments', ShipmentEntry) },
    refusals: [],
  },
  'GET /v1/operator/shipments/{id}': {
    access: 'operator:viewer',
    summary: 'One shipment with its exchanges',
    params: z.strictObject({ id: z.string().min(1).max(60) }),
    answers: { 200: ShipmentLife },
    refusals: [],
  },
  'POST /v1/operator/shipments': {
    access: 'operator:finance',
    summary: 'Ship coins of one currency to the bank',
    headers: WriteHeaders,
    body: NewShipment,
    answers: { 201: ShipmentEntry },
    refusals: [],
  },
  'POST /v1/operator/shipments/{id}/lodgings': {
    access: 'operator:finance',
    summary: 'Book won that the bank has lodged',
    headers: WriteHeaders,
    params: z.strictObject({ id: z.string().min(1).max(60) }),
    body: NewLodging,
    answers: { 201: ShipmentEntry },
    refusals: [],
  },
  'POST /v1/operator/exchanges': {
    access: 'operator:finance',
    summary: 'Book what a bank paid for foreign coins',
    headers: WriteHeaders,
    body: NewExchange,
    answers: { 201: ExchangeEntry },
    refusals: [],
  },
  'GET /v1/operator/exchanges/positions': {
    access: 'operator:viewer',
    summary: 'Foreign coins that have matured, with their cost, and orders that wait for theirs',
    answers: { 200: z.strictObject({ positions: z.array(PositionEntry) }) },
    refusals: [],
  },
} as const satisfies Record<string, Call>;
