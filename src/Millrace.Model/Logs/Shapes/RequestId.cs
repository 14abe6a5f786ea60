using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A request's id.</summary>
[SimpleShape(Min = 0, Max = 256)]
internal static class RequestId;
