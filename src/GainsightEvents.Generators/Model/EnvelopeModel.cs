namespace GainsightEvents.Generators.Model;

/// <summary>Which members fill the fields around the attributes of a PX event.</summary>
/// <param name="Fields">Each field that a member fills.</param>
/// <param name="NullIdentity">What a null in the member for the identifyId means.</param>
internal sealed record EnvelopeModel(EquatableArray<EnvelopeFieldModel> Fields, NullIdentity NullIdentity);

/// <summary>A field, and the index of the member that fills it.</summary>
internal readonly record struct EnvelopeFieldModel(MemberRole Role, int Member);

/// <summary>What happens where the member for the identifyId holds none.</summary>
internal enum NullIdentity
{
    /// <summary>The writer is given the member as it is, and refuses what is empty.</summary>
    IsPassedOn = 0,

    /// <summary>The value is of no type that the writer takes nulls of: it is told of the null.</summary>
    IsRefused,

    /// <summary>The context gives the identifyId.</summary>
    IsFilledFromContext,
}
