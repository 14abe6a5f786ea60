using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A description.</summary>
[SimpleShape(Min = 0, Max = 256)]
internal static class Description;
