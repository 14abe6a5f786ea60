using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The length of a window, in seconds.</summary>
[SimpleShape(Min = 0, Max = 900)]
internal static class TumblingWindowInSeconds;
