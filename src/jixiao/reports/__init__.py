"""Official documents and workbooks out of the domain: reports, sheets on their forms, lists."""
