using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A timestamp.</summary>
[SimpleShape(Min = 0)]
internal static class Timestamp;
