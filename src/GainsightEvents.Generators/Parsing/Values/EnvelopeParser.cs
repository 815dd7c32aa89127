using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing.Values;

/// <summary>Assigns members to the fields around the attributes of a PX event.</summary>
internal static class EnvelopeParser
{
    public static EnvelopeModel? Parse(EquatableArray<MemberModel> members, PxModel? px)
    {
        if (px is null)
        {
            return null;
        }

        // Of several members of one role the first is written, so that the code compiles while a rule reports the others.
        var fields = new List<EnvelopeFieldModel>();
        var nullIdentity = NullIdentity.IsPassedOn;
        for (var i = 0; i < members.Count; i++)
        {
            var role = members[i].Role;
            if (role is not (MemberRole.Attribute or MemberRole.ExtensionData) && !fields.Exists(field => field.Role == role))
            {
                fields.Add(new EnvelopeFieldModel(role, i));
                nullIdentity = role == MemberRole.IdentifyId ? FindNullIdentity(members[i], px) : nullIdentity;
            }
        }

        return new EnvelopeModel(fields.ToEquatableArray(), nullIdentity);
    }

    // Text may be null, whatever its type says; another value only where its type admits null.
    private static NullIdentity FindNullIdentity(MemberModel member, PxModel px) => (px.IdentityFromContext, member.Value.Form, member.Absence) switch
    {
        (true, WireForm.String, _) => NullIdentity.IsFilledFromContext,
        (true, _, not Absence.Never) => NullIdentity.IsFilledFromContext,
        (false, not WireForm.String, not Absence.Never) => NullIdentity.IsRefused,
        _ => NullIdentity.IsPassedOn,
    };
}
