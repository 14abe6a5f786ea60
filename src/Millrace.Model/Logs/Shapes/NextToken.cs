using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A next token.</summary>
[SimpleShape(Min = 1)]
internal static class NextToken;
