"""PDFs into a draft: PDFium gives letters with their places; from these come lines, columns, headings, paragraphs."""

from core.content.pdf.document import read_pdf

__all__ = ["read_pdf"]
