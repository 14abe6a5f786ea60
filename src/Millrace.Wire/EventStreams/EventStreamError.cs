namespace Millrace.Wire;

/// <summary>An error that comes up once a stream of events has begun: it can no longer be the answer, so it is the stream's last frame.</summary>
public static class EventStreamError
{
    /// <summary>The frame.</summary>
    public static byte[] ToFrame(ServiceException error)
    {
        using var frame = new EventFrameWriter();
        return frame.Exception(error).ToArray();
    }
}
