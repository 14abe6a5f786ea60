using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A positive number.</summary>
[SimpleShape(Min = 1)]
internal static class PositiveInteger;
