import { Card, KitLink } from '@sidecrew/ui';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { ProfileForm } from '../features/experts/profile-form';
import { VettingList } from '../features/experts/vetting-list';
import { WorkSamples } from '../features/experts/work-samples';
import { graphql } from '../gql';
import { paths } from '../paths';
import { expertsOnly } from '../shell/member-roles';
import { PageHead } from '../shell/page-head';

export const handle = expertsOnly;

const ProfileQuery = graphql(`
  query MyProfile {
    categories {
      ...ProfileForm_category
    }
    myExpertProfile {
      id
      handle
      ...ProfileForm_profile
      ...WorkSamples_profile
      ...VettingList_profile
    }
  }
`);

export default function Profile() {
  const loaded = useData(ProfileQuery, {});
  return (
    <div className="page page--column page--body stack stack--6">
      <LoadedView loaded={loaded} what="your profile" page="Your expert profile">
        {({ myExpertProfile: profile, categories }) => (
          <>
            <PageHead
              title="Your expert profile"
              lead={
                profile ? <KitLink href={paths.expert(profile.handle)}>See it as owners do</KitLink> : 'Owners see this beside your bids.'
              }
            />
            {profile ? <VettingList profile={profile} onChanged={loaded.reload} /> : null}
            {profile ? <WorkSamples profile={profile} onChanged={loaded.reload} /> : null}
            <Card as="section" labelledBy="about-you">
              <h2 id="about-you">About you</h2>
              <ProfileForm profile={profile ?? null} categories={categories} onSaved={loaded.reload} />
            </Card>
          </>
        )}
      </LoadedView>
    </div>
  );
}
