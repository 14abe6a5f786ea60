namespace Millrace.Storage.Sqlite;

/// <summary>What a database is made of.</summary>
/// <param name="Version">The newest version that this program knows; the database keeps the one that made it.</param>
/// <param name="Tables">The statements that make its tables, each closed by a semicolon.</param>
/// <param name="PageBytes">How large its pages are; null leaves that to SQLite.</param>
internal sealed record SqliteSchema(int Version, string Tables, int? PageBytes = null);
