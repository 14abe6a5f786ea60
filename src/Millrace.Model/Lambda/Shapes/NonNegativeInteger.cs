using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A number that is not negative.</summary>
[SimpleShape(Min = 0)]
internal static class NonNegativeInteger;
