using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>A count of at least zero.</summary>
[SimpleShape(Min = 0)]
internal static class NaturalIntegerObject;
