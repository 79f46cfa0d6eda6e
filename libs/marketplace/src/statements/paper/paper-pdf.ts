import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Paper, PaperTable } from './paper.js';

const require = createRequire(import.meta.url);
// The fonts that PDF knows by itself hold Latin letters only; people's names need more.
const [regular, bold] = ['DejaVuSans', 'DejaVuSans-Bold'].map((font) => require.resolve(`dejavu-fonts-ttf/ttf/${font}.ttf`)) as [
  string,
  string,
];

const margin = 48;
const ink = '#1B1D1A';
const quiet = '#555A52';
const line = '#DADBD3';

/** Draws a document as an A4 PDF: facts, tables that go on over pages, notes, and page numbers. */
export function paperPdf(paper: Paper): NodeJS.ReadableStream {
  const pdf = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    info: { Title: paper.title, Author: 'Sidecrew' },
  });
  pdf.font(regular).fillColor(ink);
  pdf.fontSize(10).fillColor(quiet).text('Sidecrew').moveDown(0.5);
  pdf.font(bold).fontSize(18).fillColor(ink).text(paper.title).moveDown(0.8);
  for (const [label, value] of paper.facts) drawFact(pdf, label, value);
  for (const table of paper.tables) drawTable(pdf, table);
  pdf.moveDown(1.2);
  for (const note of paper.notes) pdf.font(regular).fontSize(8.5).fillColor(quiet).text(note, margin).moveDown(0.3);
  numberPages(pdf);
  pdf.end();
  return pdf;
}

function drawFact(pdf: PDFKit.PDFDocument, label: string, value: string): void {
  const top = pdf.y;
  pdf.font(regular).fontSize(9).fillColor(quiet).text(label, margin, top, { width: 150 });
  const afterLabel = pdf.y;
  pdf.fillColor(ink).text(value, margin + 160, top, { width: pdf.page.width - 2 * margin - 160 });
  pdf.y = Math.max(pdf.y, afterLabel) + 3;
  pdf.x = margin;
}

function drawTable(pdf: PDFKit.PDFDocument, { caption, columns, rows, foot }: PaperTable): void {
  pdf.moveDown(1).font(bold).fontSize(11).fillColor(ink).text(caption, margin).moveDown(0.4);
  const cell = (text: string, font: string) => ({ text, font: { src: font, size: 8.5 }, textColor: ink });
  pdf.table({
    columnStyles: columns.map(({ width, end }) => ({
      width,
      align: { x: end ? ('right' as const) : ('left' as const), y: 'top' as const },
    })),
    defaultStyle: { border: { top: 0, left: 0, right: 0, bottom: 0.5 }, borderColor: line, padding: 4 },
    data: [
      columns.map(({ header }) => cell(header, bold)),
      ...rows.map((row) => row.map((text) => cell(text, regular))),
      ...(foot ? [foot.map((text) => cell(text, bold))] : []),
    ],
  });
  pdf.x = margin;
}

function numberPages(pdf: PDFKit.PDFDocument): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Below the margin, where text would otherwise open a new page.
    pdf.page.margins.bottom = 0;
    pdf.font(regular).fontSize(8).fillColor(quiet);
    pdf.text(`Page ${page - start + 1} of ${count}`, margin, pdf.page.height - 32, {
      width: pdf.page.width - 2 * margin,
      align: 'right',
      lineBreak: false,
    });
  }
}
