using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How long a call may last, in seconds.</summary>
[SimpleShape(Min = 1)]
internal static class Timeout;
