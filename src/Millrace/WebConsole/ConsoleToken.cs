namespace Millrace.WebConsole;

/// <summary>The token of a console that other machines reach. It is kept, so that bookmarks and scrapers outlive a start; who deletes the file gets another.</summary>
internal static class ConsoleToken
{
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the token, making the file when it is not there.</summary>
    /// <param name="path">The file; its owner alone may read it. Its folder is made when needed.</param>
    /// <exception cref="InvalidDataException">The file holds none.</exception>
    /// <exception cref="IOException">The file cannot be read or made.</exception>
    public static string LoadOrMake(string path)
    {
        if (!File.Exists(path)) Make(path);
        else if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, OwnersOnly);
        var token = File.ReadAllText(path).Trim();
        return token.Length >= 16 && token.All(char.IsAsciiLetterOrDigit)
            ? token
            : throw new InvalidDataException($"'{path}' holds no token of 16 or more letters and digits. Delete the file to get a new one.");
    }

    private static void Make(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!, OwnersOnly | UnixFileMode.UserExecute);
            options.UnixCreateMode = OwnersOnly;
        }

        // Put in place whole: no stop leaves half a token.
        var draft = path + ".new";
        File.Delete(draft);
        using (var writer = new StreamWriter(draft, options)) writer.WriteLine(ConsoleGuard.NewToken());
        File.Move(draft, path);
    }
}
