using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A share of calls, from 0 to 1.</summary>
[SimpleShape(Min = 0, Max = 1)]
internal static class Weight;
