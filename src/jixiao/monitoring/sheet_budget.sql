INSERT INTO sheet_budgets (
    entry, fiscal_year, department_code, department, unit_code, unit, project_code, project,
    kind, amount, category, source, source_name, economic_code, economic_class, document, file, row
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'project', 'fiscal', '', '', '', '', '', 0)
