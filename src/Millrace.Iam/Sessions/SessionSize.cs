namespace Millrace.Iam.Sessions;

/// <summary>How much of the room that a token has for policies and tags a session takes.</summary>
internal static class SessionSize
{
    /// <summary>Bytes of packed policies and tags; about as many as AWS has.</summary>
    private const int Room = 2048;

    /// <summary>Percent of the room, above 100 when the session cannot be issued; null when it carries neither policies nor tags.</summary>
    public static int? PercentOf(Session session)
    {
        if (SessionLoad.Of(session) is not { } load) return null;
        var packed = PackedJson.Pack(load, SessionJson.Default.SessionLoad)?.Length ?? PackedJson.MostBytes;
        return (packed * 100 + Room - 1) / Room;
    }
}
