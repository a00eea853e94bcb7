-- Where a document was exported to says something about a computer, and on many
-- of them the name of whoever logs in. It is kept in the settings of that computer.

DELETE FROM remembered WHERE id = 'export.folder';
