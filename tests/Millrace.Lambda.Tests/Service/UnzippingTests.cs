using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Millrace.Lambda.Code;

namespace Millrace.Lambda.Tests.Service;

/// <summary>What zips do to the folder that they are unzipped into, and to what is beside it.</summary>
public sealed class UnzippingTests : IDisposable
{
    private const int Link = 0xA1FF << 16;
    private const int Program = 0x81ED << 16;

    private readonly DirectoryInfo _around = Directory.CreateTempSubdirectory("millrace-unzip-");

    private string Folder => Path.Combine(_around.FullName, "folder");

    public void Dispose() => _around.Delete(recursive: true);

    [Fact]
    public void Files_keep_who_may_run_them_and_links_lead_to_what_is_beside_them()
    {
        Unzip(("bin/run-1", "#!/bin/sh", Program), ("bin/run", "run-1", Link), ("lib/up", "../bin/run-1", Link), ("plain", "text", 0));
        Assert.Equal("#!/bin/sh", File.ReadAllText(Path.Combine(Folder, "bin/run")));
        Assert.Equal("#!/bin/sh", File.ReadAllText(Path.Combine(Folder, "lib/up")));
        if (OperatingSystem.IsWindows()) return;
        Assert.True(File.GetUnixFileMode(Path.Combine(Folder, "bin/run-1")).HasFlag(UnixFileMode.OtherExecute));
        Assert.False(File.GetUnixFileMode(Path.Combine(Folder, "plain")).HasFlag(UnixFileMode.UserExecute));
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("../outside")]
    [InlineData("a/../../outside")]
    [InlineData("a/../b")]
    [InlineData("")]
    public void A_link_that_leads_out_or_might_is_refused(string target) => Refuse(("link", target, Link));

    [Theory]
    [InlineData("../outside")]
    [InlineData("a/../../outside")]
    [InlineData("a\\..\\outside")]
    public void A_file_that_leads_out_is_refused(string name) => Refuse((name, "x", 0));

    [Fact]
    public void A_path_from_the_root_stays_below_the_folder()
    {
        Unzip(("/etc/own", "x", 0));
        Assert.Equal("x", File.ReadAllText(Path.Combine(Folder, "etc/own")));
    }

    [Theory]
    [InlineData("a/b", "a")]
    [InlineData("a", "a/b")]
    public void A_name_is_a_file_or_a_folder_and_not_both(string one, string other)
    {
        Assert.ThrowsAny<Exception>(() => Unzip((one, "x", 0), (other, "y", 0)));
        Assert.IsAssignableFrom<Exception>(Record.Exception(() => Unzip((one, "x", 0), (other, "elsewhere", Link))));
    }

    [Fact]
    public void What_a_layer_brings_does_not_go_through_the_link_of_another()
    {
        Unzip(("link", "target", Link));
        Assert.Throws<InvalidDataException>(() => Unzip(("link/file", "x", 0)));
        // The link itself gives way.
        Unzip(("link", "file now", 0));
        Assert.Equal("file now", File.ReadAllText(Path.Combine(Folder, "link")));
        Assert.False(File.Exists(Path.Combine(Folder, "target")));
    }

    [Fact]
    public async Task A_name_that_is_no_text_keeps_no_other_file_from_its_place()
    {
        var zip = Convert.FromBase64String(Zips.Of("XX.py", "x"u8));
        for (var at = 0; at + 5 <= zip.Length; at++)
        {
            if (zip.AsSpan(at, 5).SequenceEqual("XX.py"u8)) zip[at] = zip[at + 1] = 0xFF;
        }

        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", zip: Convert.ToBase64String(zip));
        await using var archive = new ZipArchive(new MemoryStream(zip));
        Unzipping.To(Folder, archive);
        Assert.EndsWith(".py", Assert.Single(Directory.GetFiles(Folder)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_that_share_one_content_count_each()
    {
        var bomb = Repeat(Convert.FromBase64String(Zips.Of("index.py", new byte[1000])), 50);
        await using (var archive = new ZipArchive(new MemoryStream(bomb))) Assert.Equal(50, archive.Entries.Count);
        await using var lambda = await TestLambda.OpenAsync(new LambdaOptions { MaxUnzippedBytes = 20_000 });
        await lambda.InvalidAsync("CreateFunction", TestLambda.CreateRequest("f", zip: Convert.ToBase64String(bomb)), "Unzipped size must be smaller than 20000 bytes");
    }

    /// <summary>A zip of one entry with that entry many times in its directory.</summary>
    private static byte[] Repeat(byte[] zip, ushort times)
    {
        const int EndBytes = 22;
        var end = zip.AsSpan(zip.Length - EndBytes);
        var directory = zip.AsSpan(BinaryPrimitives.ReadInt32LittleEndian(end[16..]), BinaryPrimitives.ReadInt32LittleEndian(end[12..])).ToArray();
        using var output = new MemoryStream();
        output.Write(zip, 0, zip.Length - EndBytes - directory.Length);
        for (var time = 0; time < times; time++) output.Write(directory);
        var repeated = end.ToArray();
        BinaryPrimitives.WriteUInt16LittleEndian(repeated.AsSpan(8), times);
        BinaryPrimitives.WriteUInt16LittleEndian(repeated.AsSpan(10), times);
        BinaryPrimitives.WriteInt32LittleEndian(repeated.AsSpan(12), directory.Length * times);
        output.Write(repeated);
        return output.ToArray();
    }

    private void Refuse(params (string Name, string Content, int Attributes)[] entries)
    {
        Assert.Throws<InvalidDataException>(() => Unzip(entries));
        Assert.False(File.Exists(Path.Combine(_around.FullName, "outside")));
        Assert.DoesNotContain(_around.EnumerateFileSystemInfos(), static one => one.Name != "folder");
    }

    private void Unzip(params (string Name, string Content, int Attributes)[] entries)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text, attributes) in entries)
            {
                var entry = zip.CreateEntry(name);
                entry.ExternalAttributes = attributes;
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        Directory.CreateDirectory(Folder);
        using var archive = new ZipArchive(content);
        Unzipping.To(Folder, archive);
    }
}
