package dev.drydock.classroom;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface MemberRepository extends ListCrudRepository<Member, Long> {
    List<Member> findByClassroomOrderByNickname(long classroom);

    List<Member> findByLearner(String learner);

    Optional<Member> findByClassroomAndLearner(long classroom, String learner);
}
