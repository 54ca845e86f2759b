//! By which record a mark is known where one event stands in several lanes.

use super::choice::ShownEvent;
use super::seen::VisibleLane;
use crate::chart::plan::Target;

/// The event that names the mark of these, if one of them has not named another: for an event by itself the first of its own
/// marks, for a cluster an event that nowhere stands by itself.
pub fn name(members: &[ShownEvent<'_>], lanes: &[VisibleLane<'_>], named: &[Target]) -> Option<&'static str> {
    let is_alone = |id: &str| {
        let mut items = lanes.iter().flat_map(|lane| &lane.rows).flat_map(|row| &row.1);
        items.any(|item| !item.is_cluster() && item.members[0].event.id == id)
    };
    let mut ids = members.iter().map(|shown| shown.event.id);
    ids.find(|id| !named.iter().any(|target| target.id == *id) && (members.len() == 1 || !is_alone(id)))
}
