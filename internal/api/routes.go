package api

// routes is the table of contents: every operation, in the order the description lists them.
func (r *room) routes() {
	add(r, coverageList, r.listCoverages)
	add(r, coverageCreate, r.createCoverage)
	add(r, coverageRead, r.readCoverage)
	add(r, coverageEdit, r.editCoverage)
	add(r, changeList, r.listChanges)

	add(r, updateList, r.listUpdates)
	add(r, updatePost, r.postUpdate)
	add(r, updateRead, r.readUpdate)
	add(r, updateEdit, r.editUpdate)
	add(r, updateRetract, r.retractUpdate)
	add(r, updatePublish, r.publishUpdate)
	add(r, updateUndo, r.undoUpdate)
	add(r, updateSchedule, r.scheduleUpdate)
	add(r, updateUnschedule, r.unscheduleUpdate)
	add(r, updateEmbargo, r.embargoUpdate)
	add(r, updateLift, r.liftUpdate)
	add(r, coverageSchedule, r.scheduleCoverage)
	add(r, coverageUnschedule, r.unscheduleCoverage)
	add(r, coverageEmbargo, r.embargoCoverage)
	add(r, coverageLift, r.liftCoverage)
	add(r, scheduleList, r.listSchedule)
	add(r, coverageCorrections, r.listCoverageCorrections)
	add(r, correctionList, r.listCorrections)
	r.addMediaRoute()

	add(r, statementMark, r.markStatement)
	add(r, statementRead, r.readStatement)
	add(r, actorSave, r.saveActor)
	add(r, issueSave, r.saveIssue)
	add(r, eventSave, r.saveEvent)
	add(r, tenureSave, r.saveTenure)
	add(r, talksRead, r.readTalks)
}
