namespace GainsightEvents.Plans.PlanFiles;

/// <summary>A text is not JSON.</summary>
/// <param name="position">Where it is not.</param>
/// <param name="message">Why, as sentences.</param>
internal sealed class PlanJsonException(int position, string message) : FormatException(message)
{
    public int Position => position;
}
