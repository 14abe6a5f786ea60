namespace Millrace.Wire;

/// <summary>
/// Marks the shape of a stream whose events are of several kinds: a structure with a member for each, of which one is set. The member's name is the
/// event's type on the wire, and its value the event.
/// </summary>
public interface IEventUnion;
