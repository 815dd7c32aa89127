using System.Text.Json;
using System.Text.Json.Nodes;
using static GainsightEvents.Plans.PlanFiles.PlanProperties;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>
/// Writes a plan. What has the usual value is left out, so that a line in the file always says something. The model has sorted everything.
/// </summary>
internal static class PlanFileWriter
{
    public static string Write(PlanFile plan) => ReadableJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber(Format, CurrentFormat);
        WriteText(writer, PlanProperties.Version, plan.Version);
        writer.WriteStartArray(PlanProperties.Events);
        foreach (var planned in plan.Events)
        {
            Write(writer, planned);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, PlanEvent planned)
    {
        writer.WriteStartObject();
        writer.WriteString(Target, PlanWords.Of(planned.Target));
        writer.WriteString(Name, planned.Name);
        WriteText(writer, Product, planned.Product);
        WriteText(writer, Identity, planned.Identity == IdentitySource.Member ? null : PlanWords.Of(planned.Identity));
        WriteText(writer, PlanProperties.Version, planned.Version);
        WriteText(writer, Topic, planned.Topic);
        WriteText(writer, Contract, planned.Contract);
        WriteFlag(writer, OtherMembers, planned.AdmitsOtherMembers);
        WriteText(writer, Description, planned.Description);
        WriteText(writer, Owner, planned.Owner);
        WriteText(writer, Deprecated, planned.Deprecated);
        WriteText(writer, Retired, planned.Retired);
        writer.WriteStartArray(Members);
        foreach (var member in planned.Members)
        {
            Write(writer, member);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PlanMember member)
    {
        writer.WriteStartObject();
        writer.WriteString(Name, member.Name);
        writer.WriteString(PlanProperties.Type, PlanWords.Of(member.Type));
        WriteFlag(writer, Required, member.Required);
        WriteFlag(writer, Personal, member.Personal);
        if (member.Constraints.Count > 0)
        {
            writer.WriteStartObject(Constraints);
            foreach (var constraint in member.Constraints)
            {
                writer.WritePropertyName(constraint.Keyword);
                JsonNode.Parse(constraint.Json)!.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        WriteText(writer, Description, member.Description);
        WriteText(writer, Deprecated, member.Deprecated);
        WriteText(writer, Retired, member.Retired);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteFlag(Utf8JsonWriter writer, string name, bool isSet)
    {
        if (isSet)
        {
            writer.WriteBoolean(name, true);
        }
    }
}
