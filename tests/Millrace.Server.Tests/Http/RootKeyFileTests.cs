using Millrace.Iam;

namespace Millrace.Server.Tests;

public sealed class RootKeyFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("millrace-root-key-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "root", "credentials");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_server_keeps_the_pair_that_it_made()
    {
        var made = RootKeyFile.LoadOrMake(Path, "123456789012");
        var kept = RootKeyFile.LoadOrMake(Path, "123456789012");

        Assert.Matches("^AKIA[A-Z2-7]{16}$", made.Id);
        Assert.Equal(40, made.SecretAccessKey.Length);
        Assert.Equal("arn:aws:iam::123456789012:root", made.Root.Arn);
        Assert.Equal((made.Id, made.SecretAccessKey), (kept.Id, kept.SecretAccessKey));
    }

    [Fact]
    public void No_two_servers_have_the_same_pair()
    {
        var first = RootKeyFile.LoadOrMake(Path, "123456789012");
        File.Delete(Path);
        var second = RootKeyFile.LoadOrMake(Path, "123456789012");

        Assert.NotEqual(first.Id, second.Id);
        Assert.NotEqual(first.SecretAccessKey, second.SecretAccessKey);
    }

    [Fact]
    public void Only_its_owner_may_read_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no mode bits.");
            return;
        }

        RootKeyFile.LoadOrMake(Path, "123456789012");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));

        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        RootKeyFile.LoadOrMake(Path, "123456789012");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public void An_SDK_reads_it_as_a_credentials_file()
    {
        var made = RootKeyFile.LoadOrMake(Path, "123456789012");

        Assert.True(new Amazon.Runtime.CredentialManagement.SharedCredentialsFile(Path).TryGetProfile("default", out var profile));
        Assert.Equal((made.Id, made.SecretAccessKey), (profile.Options.AccessKey, profile.Options.SecretKey));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[default]\naws_access_key_id = AKIAABCDEFGHIJKLMNOP\n")]
    [InlineData("[default]\naws_access_key_id = AKIAABCDEFGHIJKLMNOP\naws_secret_access_key =\n")]
    public void Half_a_pair_is_refused(string content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, content);

        Assert.Throws<InvalidDataException>(() => RootKeyFile.LoadOrMake(Path, "123456789012"));
    }
}
