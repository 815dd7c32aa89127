using System.Security;
using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Model;

namespace GainsightEvents.CodeFixes;

/// <summary>Writes what a plan says about an event or a member, for people, as a doc comment and attributes.</summary>
internal static class PlanWordsText
{
    public static IEnumerable<string> Write(string? description, string? owner, string? deprecated, string? retired)
    {
        if (description is not null)
        {
            yield return $"/// <summary>{SecurityElement.Escape(OneLine.Of(description))}</summary>";
        }

        if (owner is not null)
        {
            yield return PlanAttribute.WriteText(MetadataNames.EventOwner, owner);
        }

        if (deprecated is not null)
        {
            yield return PlanAttribute.WriteText(MetadataNames.Obsolete, deprecated);
        }

        if (retired is not null)
        {
            yield return PlanAttribute.WriteText(MetadataNames.Retired, retired);
        }
    }
}
