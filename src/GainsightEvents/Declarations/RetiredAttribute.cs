namespace GainsightEvents;

/// <summary>
/// Announces that an event, or a member of one, is not sent any more from a day on, so that who reads the data at Gainsight can prepare. The
/// plan file carries the note.
/// </summary>
/// <remarks>
/// Nothing stops by itself: code compiles as before, and the event or the member is sent until it is removed from the source. The generated
/// publish method of a retired event is <c>[Obsolete]</c>, as a warning; whoever creates such an event, or sets a retired
/// member, gets the warning GSE0059.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class RetiredAttribute : Attribute
{
    /// <summary>Announces the end.</summary>
    /// <param name="note">
    /// The day from which on it is not sent, as year, month and day; after a comma and a space, what replaces it or why it ends:
    /// <c>2026-11-27, replaced by Report Shared</c>, or only <c>2026-11-27</c>.
    /// </param>
    public RetiredAttribute(string note) => Note = note;

    /// <summary>The day, and what replaces it.</summary>
    public string Note { get; }
}
