package paste

// Reasons are catalogue keys: why a line is listed as not understood.
const (
	reasonUnknown     = "paste.unknown"
	reasonEmpty       = "paste.empty_update"
	reasonDateDiffers = "paste.note_date_differs"
	reasonOrder       = "paste.note_order"
	reasonZone        = "paste.note_zone"
	reasonZoneVague   = "paste.note_zone_vague"
	reasonFromStamp   = "paste.note_date_from_stamp"
	reasonAgo         = "paste.note_ago"

	reasonStart = "paste.note_start"
	reasonHeads = "paste.note_no_clock"
	reasonVague = "paste.note_part_of_day"

	reasonBroken        = "paste.note_broken"
	reasonFromPublished = "paste.note_date_from_published"
)
