using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How long an answer is remembered, in seconds.</summary>
[SimpleShape(Min = 0, Max = 86400)]
internal static class MaxAge;
