// Shipments to the bank, and what it paid.
import { z } from 'zod';
import { PageQuery, pageOf } from '../operator.ts';
import {
  ExchangeEntry,
  IdParams,
  NewExchange,
  NewLodging,
  NewShipment,
  PositionEntry,
  ShipmentEntry,
  ShipmentLife,
} from '../vault.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const operatorBankCalls = {
  'GET /v1/operator/shipments': {
    access: 'operator:viewer',
    summary: 'Shipments to the bank, newest first',
    query: PageQuery,
    answers: { 200: pageOf('shipments', ShipmentEntry) },
    refusals: [],
    example: {
      answer: {
        shipments: [
          {
            id: SAMPLE.wonShipment,
            currency: 'KRW',
            amountMinor: '1000',
            openMinor: '1000',
            shippedAt: '2026-11-30T00:00:00.000Z',
            shippedBy: '01a229c0-5400-7704-a4d5-499401408b27',
          },
        ],
      },
    },
  },
  'GET /v1/operator/shipments/{id}': {
    access: 'operator:viewer',
    summary: 'One shipment with its exchanges',
    params: IdParams,
    answers: { 200: ShipmentLife },
    refusals: ['not-found'],
    example: {
      params: { id: SAMPLE.foreignShipment },
      answer: {
        id: SAMPLE.foreignShipment,
        currency: 'USD',
        amountMinor: '50',
        openMinor: '50',
        shippedAt: '2026-11-30T00:00:00.000Z',
        shippedBy: '01a229c0-5400-7704-a4d5-499401408b27',
        exchanges: [],
      },
    },
  },
  'POST /v1/operator/shipments': {
    access: 'operator:finance',
    summary: 'Ship coins of one currency to the bank',
    headers: WriteHeaders,
    body: NewShipment,
    answers: { 201: ShipmentEntry },
    refusals: ['vault-too-small'],
    example: {
      body: { currency: 'KRW', amountMinor: '500' },
      answer: {
        id: '01a229c0-5400-7d41-92ba-4ea621e3b5d6',
        currency: 'KRW',
        amountMinor: '500',
        openMinor: '500',
        shippedAt: '2026-11-30T00:00:00.000Z',
        shippedBy: '01a229c0-5400-7665-af3a-80745d48f4e9',
      },
    },
  },
  'POST /v1/operator/shipments/{id}/lodgings': {
    access: 'operator:finance',
    summary: 'Book won that the bank has lodged',
    headers: WriteHeaders,
    params: IdParams,
    body: NewLodging,
    answers: { 201: ShipmentEntry },
    refusals: ['not-found', 'more-than-shipped', 'fee-above-amount', 'not-won'],
    example: {
      params: { id: SAMPLE.wonShipment },
      body: { amountMinor: '1000', feeMinor: '10' },
      answer: {
        id: SAMPLE.wonShipment,
        currency: 'KRW',
        amountMinor: '1000',
        openMinor: '0',
        shippedAt: '2026-11-30T00:00:00.000Z',
        shippedBy: '01a229c0-5400-7704-a4d5-499401408b27',
      },
    },
  },
  'POST /v1/operator/exchanges': {
    access: 'operator:finance',
    summary: 'Book what a bank paid for foreign coins',
    headers: WriteHeaders,
    body: NewExchange,
    answers: { 201: ExchangeEntry },
    refusals: ['more-than-shipped', 'not-found', 'fee-above-amount', 'not-foreign'],
    example: {
      body: {
        shipmentId: SAMPLE.foreignShipment,
        amountMinor: '50',
        wonMinor: '690',
        feeMinor: '10',
      },
      answer: {
        id: 'shipment/01989c00-0000-7000-8000-000000000095/1',
        currency: 'USD',
        amountMinor: '50',
        wonMinor: '690',
        coveredMinor: '0',
        realisedGainMinor: '0',
      },
    },
  },
  'GET /v1/operator/exchanges/positions': {
    access: 'operator:viewer',
    summary: 'Foreign coins that have matured, with their cost, and orders that wait for theirs',
    answers: { 200: z.strictObject({ positions: z.array(PositionEntry) }) },
    refusals: [],
    example: {
      answer: { positions: [{ currency: 'USD', maturedMinor: '0', bookWon: '0', openMinor: '0' }] },
    },
  },
} as const satisfies Record<string, Call>;
