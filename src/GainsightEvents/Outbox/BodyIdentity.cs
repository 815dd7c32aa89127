using System.Text;
using System.Text.Json;

namespace GainsightEvents.Outbox;

/// <summary>Reads from a body whose event it is, which is kept nowhere else.</summary>
internal static class BodyIdentity
{
    /// <summary>Whether a field of the body's top level has this value, byte by byte.</summary>
    /// <param name="body">The body.</param>
    /// <param name="field">The field; <see langword="null"/> matches nothing.</param>
    /// <param name="value">The value.</param>
    public static bool Matches(ReadOnlySpan<byte> body, string? field, string value)
    {
        if (field is null)
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(body);
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(field))
                {
                    reader.Read();
                    return reader.TokenType == JsonTokenType.String
                        ? reader.ValueTextEquals(value)
                        : reader.ValueSpan.SequenceEqual(Encoding.UTF8.GetBytes(value));
                }
            }
        }
        catch (JsonException)
        {
            // What is no JSON has no identifyId.
        }

        return false;
    }
}
