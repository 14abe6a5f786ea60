namespace Millrace.Wire.Tests;

/// <summary>A REST service.</summary>
[Service("Shelf", "2022-05-06", SigningName = "shelf", IamPrefix = "shelf")]
public static partial class ShelfApi;

/// <summary>Puts a book on a shelf.</summary>
[Structure]
[Operation(typeof(ShelfApi), "PutBook", Resource = "shelf", Action = "PlaceBook")]
[Http("PUT", "/2022-05-06/shelves/{Shelf}/books/{Title}", Status = 201, MaxBodyBytes = 1000)]
public sealed partial record PutBookRequest : IRequest<PutBookResponse>
{
    [InPath]
    public required string Shelf { get; init; }

    [InPath]
    public required string Title { get; init; }

    [InQuery("lang")]
    public string? Language { get; init; }

    [InQuery("label")]
    [ElementShape(typeof(Word))]
    public IReadOnlyList<string>? Labels { get; init; }

    [InQuery("copies")]
    public int? Copies { get; init; }

    [InHeader("X-Reader")]
    public string? Reader { get; init; }

    public string? Author { get; init; }

    public IReadOnlyList<string>? Chapters { get; init; }

    public Cover? Cover { get; init; }
}

[Structure]
public sealed partial record Cover
{
    public string? Title { get; init; }

    public string? Colour { get; init; }
}

[Structure]
public sealed partial record PutBookResponse
{
    [InStatus]
    public int? StatusCode { get; init; }

    [InHeader("X-Place")]
    public string? Place { get; init; }

    public string? Title { get; init; }
}

/// <summary>Reads a book aloud.</summary>
[Structure]
[Operation(typeof(ShelfApi), "ReadBook", Resource = "shelf", ReadOnly = true)]
[Http("POST", "/2022-05-06/books/{Title+}")]
public sealed partial record ReadBookRequest : IRequest<ReadBookResponse>
{
    [InPath]
    public required string Title { get; init; }

    [Payload]
    public ReadOnlyMemory<byte>? Voice { get; init; }
}

[Structure]
public sealed partial record ReadBookResponse
{
    [InHeader("X-Pages")]
    public int? Pages { get; init; }

    [Payload]
    public ReadOnlyMemory<byte>? Sound { get; init; }
}
