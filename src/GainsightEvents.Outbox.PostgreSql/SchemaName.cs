using System.Text.RegularExpressions;

namespace GainsightEvents.Outbox.PostgreSql;

/// <summary>Names that need no quotes in SQL, so that none can be forgotten.</summary>
internal static partial class SchemaName
{
    /// <exception cref="ArgumentException">The name is not one of these.</exception>
    public static void Require(string? schema, string parameter)
    {
        if (schema is null || !Plain().IsMatch(schema) || schema.StartsWith("pg_", StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"'{schema}' cannot be the schema of the outbox: take lower-case letters, digits and underscores, beginning with a letter and not with pg_, at most 63, such as gainsight.", parameter);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}\\z")]
    private static partial Regex Plain();
}
