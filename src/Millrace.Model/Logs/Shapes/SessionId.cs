using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A session's id.</summary>
[SimpleShape(Min = 0, Max = 256)]
internal static class SessionId;
