-- What the plan of each project asks for next, and for the whole year.
SELECT
    project_key,
    min(by_date) FILTER (by_date > $as_of) AS next_date,
    arg_min(share, by_date) FILTER (by_date > $as_of) AS next_share,
    arg_max(share, by_date) AS last_share
FROM known_steps
WHERE fiscal_year = $fiscal_year
GROUP BY project_key
