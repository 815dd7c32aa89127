using System.Text;
using System.Text.Json;

namespace GainsightEvents.Outbox;

/// <summary>Reads from a body whose event it is, which is kept nowhere else.</summary>
internal static class BodyIdentity
{
    /// <summary>Whether the body's identifyId is this one, byte by byte.</summary>
    public static bool Matches(ReadOnlySpan<byte> body, EventTargets target, EventDescriptor descriptor, string identifyId)
    {
        var field = target == EventTargets.Px
            ? "identifyId"
            : descriptor.Members.FirstOrDefault(static member => member.Role == MemberRole.IdentifyId)?.WireName;
        return field is not null && Matches(body, field, identifyId);
    }

    private static bool Matches(ReadOnlySpan<byte> body, string field, string value)
    {
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
