using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A sequence token.</summary>
[SimpleShape(Min = 1)]
internal static class SequenceToken;
