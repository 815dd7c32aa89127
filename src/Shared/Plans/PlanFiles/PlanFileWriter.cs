using System.Globalization;
using static GainsightEvents.Plans.PlanFiles.PlanProperties;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>
/// Writes a plan. What has the usual value is left out, so that a line in the file always says something. The model has sorted everything.
/// </summary>
internal static class PlanFileWriter
{
    public static string Write(PlanFile plan)
    {
        var writer = new PlanJsonWriter();
        writer.OpenObject();
        writer.Plain(Format, CurrentFormat.ToString(CultureInfo.InvariantCulture));
        WriteText(writer, PlanProperties.Version, plan.Version);
        writer.OpenArray(PlanProperties.Events);
        foreach (var planned in plan.Events)
        {
            Write(writer, planned);
        }

        writer.CloseArray();
        writer.CloseObject();
        return writer.ToString();
    }

    private static void Write(PlanJsonWriter writer, PlanEvent planned)
    {
        writer.OpenObject();
        writer.Text(Target, PlanWords.Of(planned.Target));
        writer.Text(Name, planned.Name);
        WriteText(writer, Product, planned.Product);
        WriteText(writer, Identity, planned.Identity == IdentitySource.Member ? null : PlanWords.Of(planned.Identity));
        WriteText(writer, PlanProperties.Version, planned.Version);
        WriteText(writer, Topic, planned.Topic);
        WriteText(writer, Contract, planned.Contract);
        WriteFlag(writer, OtherMembers, planned.AdmitsOtherMembers);
        WriteText(writer, Description, planned.Description);
        WriteText(writer, Owner, planned.Owner);
        WriteText(writer, ExpiresOn, planned.ExpiresOn);
        WriteText(writer, Deprecated, planned.Deprecated);
        WriteText(writer, Retired, planned.Retired);
        writer.OpenArray(Members);
        foreach (var member in planned.Members)
        {
            Write(writer, member);
        }

        writer.CloseArray();
        writer.CloseObject();
    }

    private static void Write(PlanJsonWriter writer, PlanMember member)
    {
        writer.OpenObject();
        writer.Text(Name, member.Name);
        writer.Text(PlanProperties.Type, PlanWords.Of(member.Type));
        WriteFlag(writer, Required, member.Required);
        WriteFlag(writer, Personal, member.Personal);
        if (member.Constraints.Count > 0)
        {
            writer.OpenObject(Constraints);
            foreach (var constraint in member.Constraints)
            {
                writer.Value(constraint.Keyword, PlanJsonReader.Read(constraint.Json));
            }

            writer.CloseObject();
        }

        WriteText(writer, Description, member.Description);
        WriteText(writer, Deprecated, member.Deprecated);
        WriteText(writer, Retired, member.Retired);
        writer.CloseObject();
    }

    private static void WriteText(PlanJsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.Text(name, text);
        }
    }

    private static void WriteFlag(PlanJsonWriter writer, string name, bool isSet)
    {
        if (isSet)
        {
            writer.Plain(name, "true");
        }
    }
}
