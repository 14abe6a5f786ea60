namespace Millrace.Storage.Tests;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string DataPath => _folder["some/data"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_made_for_its_owner_alone()
    {
        using var directory = DataDirectory.Open(DataPath);

        Assert.Equal("millrace 1\n", File.ReadAllText(Path.Combine(DataPath, "format")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(DataPath));
    }

    [Fact]
    public void One_that_others_could_look_into_is_shut_to_them()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no mode bits.");
            return;
        }

        var mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.CreateDirectory(DataPath, mine | UnixFileMode.OtherRead | UnixFileMode.GroupRead);

        DataDirectory.Open(DataPath).Dispose();

        Assert.Equal(mine, File.GetUnixFileMode(DataPath));
    }

    [Fact]
    public void A_second_user_is_told_which_process_is_the_first()
    {
        using (DataDirectory.Open(DataPath))
        {
            var error = Assert.Throws<DataDirectoryException>(() => DataDirectory.Open(DataPath));
            Assert.Equal(DataDirectoryFault.InUse, error.Fault);
            Assert.Contains($"process {Environment.ProcessId}", error.Message, StringComparison.Ordinal);
        }
        DataDirectory.Open(DataPath).Dispose();
    }

    [Fact]
    public void The_lock_of_a_process_that_died_is_no_lock()
    {
        DataDirectory.Open(DataPath).Dispose();
        File.WriteAllText(Path.Combine(DataPath, "pid"), "1");

        DataDirectory.Open(DataPath).Dispose();
    }

    [Fact]
    public void A_newer_format_is_refused_and_left_alone()
    {
        DataDirectory.Open(DataPath).Dispose();
        File.WriteAllText(Path.Combine(DataPath, "format"), "millrace 2\n");

        var error = Assert.Throws<DataDirectoryException>(() => DataDirectory.Open(DataPath));

        Assert.Equal(DataDirectoryFault.NewerFormat, error.Fault);
        Assert.Contains("format 2", error.Message, StringComparison.Ordinal);
        Assert.Equal("millrace 2\n", File.ReadAllText(Path.Combine(DataPath, "format")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("millrace")]
    [InlineData("millrace one")]
    [InlineData("other 1")]
    public void A_format_that_cannot_be_read_is_refused(string format)
    {
        DataDirectory.Open(DataPath).Dispose();
        File.WriteAllText(Path.Combine(DataPath, "format"), format);

        Assert.Equal(DataDirectoryFault.NotOurs, Assert.Throws<DataDirectoryException>(() => DataDirectory.Open(DataPath)).Fault);
    }

    [Fact]
    public void A_folder_with_other_files_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(DataPath);
        File.WriteAllText(Path.Combine(DataPath, "thesis.tex"), "");

        Assert.Equal(DataDirectoryFault.NotOurs, Assert.Throws<DataDirectoryException>(() => DataDirectory.Open(DataPath)).Fault);

        Assert.Equal(["thesis.tex"], Directory.EnumerateFileSystemEntries(DataPath).Select(Path.GetFileName));
    }

    [Fact]
    public void An_empty_folder_is_taken()
    {
        Directory.CreateDirectory(DataPath);
        DataDirectory.Open(DataPath).Dispose();
        DataDirectory.Open(DataPath).Dispose();
    }

    [Fact]
    public void A_file_in_its_place_is_an_error()
    {
        File.WriteAllText(_folder["some"], "");

        Assert.Equal(DataDirectoryFault.NotAccessible, Assert.Throws<DataDirectoryException>(() => DataDirectory.Open(DataPath)).Fault);
    }
}
