using System.IO.Compression;

namespace Millrace.Lambda.Tests.Service;

public sealed class CodePackageTests
{
    private const string Unreadable = "Could not unzip uploaded file. Please check your file, then try to upload again.";

    [Theory]
    [InlineData("../index.py")]
    [InlineData("a/../../index.py")]
    [InlineData("/index.py")]
    [InlineData("C:/index.py")]
    [InlineData("..\\index.py")]
    public async Task What_leads_outside_is_refused(string path)
    {
        await using var lambda = await TestLambda.OpenAsync();
        await lambda.InvalidAsync("CreateFunction", TestLambda.CreateRequest("f", zip: Zips.Of(path, "x"u8)), Unreadable);
        Assert.Empty(lambda.Blobs.List());
    }

    [Fact]
    public async Task A_zip_that_is_cut_or_damaged_is_refused()
    {
        await using var lambda = await TestLambda.OpenAsync();
        var zip = Convert.FromBase64String(Zips.Of("index.py", new byte[10_000]));
        await lambda.InvalidAsync("CreateFunction", TestLambda.CreateRequest("f", zip: Convert.ToBase64String(zip.AsSpan(0, zip.Length - 10))), Unreadable);
        await lambda.InvalidAsync("CreateFunction", TestLambda.CreateRequest("f", zip: ""), Unreadable);
        var damaged = (byte[])zip.Clone();
        // The first byte of the compressed content: an impossible block.
        damaged[30 + "index.py".Length] = 0xFF;
        await lambda.InvalidAsync("CreateFunction", TestLambda.CreateRequest("f", zip: Convert.ToBase64String(damaged)), Unreadable);
    }

    [Fact]
    public async Task A_zip_without_files_is_refused()
    {
        await using var lambda = await TestLambda.OpenAsync();
        using var output = new MemoryStream();
        await using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true)) Assert.Empty(output.ToArray());
        var empty = Convert.ToBase64String(output.ToArray());
        await lambda.InvalidAsync("CreateFunction", TestLambda.CreateRequest("f", zip: empty), "Uploaded file must be a non-empty zip");
        await lambda.InvalidAsync("PublishLayerVersion", $$"""{"LayerName":"l","Content":{"ZipFile":"{{empty}}"} }""", "Uploaded file must be a non-empty zip");
    }

    [Fact]
    public async Task What_is_unzipped_counts_whatever_the_zip_says_of_it()
    {
        await using var lambda = await TestLambda.OpenAsync(new LambdaOptions { MaxUnzippedBytes = 1000 });
        await lambda.CreateAsync("f", zip: Zips.Of("index.py", new byte[999]));
        await lambda.InvalidAsync("CreateFunction", TestLambda.CreateRequest("g", zip: Zips.Of("index.py", new byte[1000])), "Unzipped size must be smaller than 1000 bytes");
        // A layer counts too.
        await lambda.SendAsync("PublishLayerVersion", $$"""{"LayerName":"l","Content":{"ZipFile":"{{Zips.Of("a", new byte[1])}}"} }""");
        var layer = $"arn:aws:lambda:{TestLambda.Region}:{TestLambda.Account}:layer:l:1";
        await lambda.InvalidAsync(
            "UpdateFunctionConfiguration", $$"""{"FunctionName":"f","Layers":["{{layer}}"]}""", "Unzipped size must be smaller than 1000 bytes");
    }

    [Fact]
    public async Task A_zip_has_a_limit_and_so_have_all_of_an_account()
    {
        var size = Convert.FromBase64String(Zips.Small).Length;
        await using var lambda = await TestLambda.OpenAsync(new LambdaOptions { MaxZippedBytes = 1000, MaxTotalCodeBytes = size });
        var noise = new byte[1100];
        new Random(1).NextBytes(noise);
        var error = await lambda.RefusedAsync(
            "CreateFunction", TestLambda.CreateRequest("f", zip: Zips.Of("a", noise)), "RequestEntityTooLargeException", "Zipped size must be smaller than 1000 bytes");
        Assert.Equal(413, error.Status);
        await lambda.CreateAsync("f");
        await lambda.RefusedAsync("CreateFunction", TestLambda.CreateRequest("g"), "CodeStorageExceededException", "Code storage limit exceeded.");
    }

    [Fact]
    public async Task A_zip_of_many_files_is_one_function()
    {
        using var output = new MemoryStream();
        await using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("folder/");
            for (var i = 0; i < 100; i++) zip.CreateEntry($"folder/{i}.py");
        }

        await using var lambda = await TestLambda.OpenAsync();
        await lambda.CreateAsync("f", zip: Convert.ToBase64String(output.ToArray()));
    }
}
