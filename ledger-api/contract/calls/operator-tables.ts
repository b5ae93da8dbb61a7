// Coin tables and rate cards.
import { SignedCoinTable } from '../coin-table.ts';
import {
  ApprovalAsked,
  ApprovedTable,
  NewCard,
  PageQuery,
  TableApproval,
  TableStanding,
  pageOf,
} from '../operator.ts';
import { RateCard } from '../rate-card.ts';
import { type Call, WriteHeaders } from './call.ts';
import { SAMPLE } from './samples.ts';

export const operatorTablesCalls = {
  'GET /v1/operator/coin-tables': {
    access: 'operator:viewer',
    summary: 'Coin tables: proposed and in force',
    query: PageQuery,
    answers: { 200: pageOf('coinTables', TableStanding) },
    refusals: [],
    example: {
      answer: {
        coinTables: [
          {
            kioskId: SAMPLE.cashKiosk,
            proposedAt: '2026-11-30T00:00:00.000Z',
            proposal: {
              type: 'coin-table-proposal',
              acceptorId: 'NRI/G13/7',
              capturedAt: '2026-11-22T00:00:00.000Z',
              positions: [
                { position: 4, coinId: 'KR500A', currency: 'KRW', faceMinor: '500', testCoins: 10 },
              ],
            },
            lookAlikes: [],
          },
        ],
      },
    },
  },
  'GET /v1/operator/coin-tables/approved': {
    access: 'operator:viewer',
    summary: 'Coin tables that people approved: in force and former',
    query: PageQuery,
    answers: { 200: pageOf('coinTables', ApprovedTable) },
    refusals: [],
    example: {
      answer: {
        coinTables: [
          {
            table: {
              type: 'coin-table',
              number: 1,
              acceptorId: 'NRI/G13/7',
              positions: [{ position: 4, coinId: 'KR500A', currency: 'KRW', faceMinor: '500' }],
              approvedBy: 'admin 48f4e9',
              approvedAt: '2026-11-30T00:00:00.000Z',
              testCoins: [{ position: 4, count: 10 }],
              kid: '1a1d5df3805b82d3',
              signature:
                'Im_-8tbLYRgfh93UJ4y09JemNuUrnRy4BkhPph1ibNHc50VO-ACwV9U_50NCV0Y1Wt_UCBvFTBbsuropeZLgBg',
            },
            isInForce: true,
            kioskIds: [SAMPLE.cashKiosk],
          },
        ],
      },
    },
  },
  'POST /v1/operator/coin-tables': {
    access: 'operator:admin',
    summary: 'Approve a coin table',
    headers: WriteHeaders,
    body: TableApproval,
    answers: { 201: SignedCoinTable },
    refusals: [
      'emulator-outside-demo',
      'look-alikes',
      'not-a-coin',
      'position-twice',
      'no-coins',
      'untested',
    ],
    example: {
      body: {
        acceptorId: 'NRI/G13/7',
        positions: [
          { position: 4, coinId: 'KR500A', currency: 'KRW', faceMinor: '500', testCoins: 10 },
        ],
      },
      answer: {
        type: 'coin-table',
        number: 1,
        acceptorId: 'NRI/G13/7',
        positions: [{ position: 4, coinId: 'KR500A', currency: 'KRW', faceMinor: '500' }],
        approvedBy: 'admin 48f4e9',
        approvedAt: '2026-11-30T00:00:00.000Z',
        testCoins: [{ position: 4, count: 10 }],
        kid: '1a1d5df3805b82d3',
        signature:
          'Im_-8tbLYRgfh93UJ4y09JemNuUrnRy4BkhPph1ibNHc50VO-ACwV9U_50NCV0Y1Wt_UCBvFTBbsuropeZLgBg',
      },
    },
  },
  'GET /v1/operator/rate-cards': {
    access: 'operator:viewer',
    summary: 'Rate cards, newest first',
    query: PageQuery,
    answers: { 200: pageOf('rateCards', RateCard) },
    refusals: [],
    example: {
      answer: {
        rateCards: [
          {
            type: 'rate-card',
            number: 2,
            validFrom: '2026-11-30T00:00:00.000Z',
            validUntil: '2026-12-01T00:00:00.000Z',
            policy: 'fixed-at-deposit',
            rates: [
              {
                currency: 'USD',
                mid: { num: '139', den: '10' },
                spread: { num: '45', den: '1000' },
              },
            ],
            kid: '1a1d5df3805b82d3',
            signature:
              'sWQifuHazZaTwZqJQXyX3-6geWvvBQeuQKO6MXEXVr-79PQs3ogmWMG_-Em57FrSxjksb7ttdeEVJnhA-V42Cw',
          },
        ],
      },
    },
  },
  'POST /v1/operator/rate-cards': {
    access: 'operator:finance',
    summary: 'Publish a rate card',
    headers: WriteHeaders,
    body: NewCard,
    answers: { 201: RateCard, 202: ApprovalAsked },
    refusals: ['rates-not-valid', 'approval-waiting'],
    example: {
      body: {
        rates: [
          { currency: 'USD', mid: { num: '1380', den: '100' }, spread: { num: '45', den: '1000' } },
        ],
        policy: 'fixed-at-deposit',
      },
      answer: {
        type: 'rate-card',
        number: 3,
        validFrom: '2026-11-30T00:00:00.000Z',
        validUntil: '2026-12-01T00:00:00.000Z',
        policy: 'fixed-at-deposit',
        rates: [
          { currency: 'USD', mid: { num: '1380', den: '100' }, spread: { num: '45', den: '1000' } },
        ],
        kid: '1a1d5df3805b82d3',
        signature:
          'lpMZWQyR7qn6COaO9HLK1KUJ6y3Rue3Ln5zAR3Ix5VKLdh_umyX4RAn9jjhMCsMSvDGI5EKA5q4WXSqCuRKMCA',
      },
    },
  },
} as const satisfies Record<string, Call>;
